import { RequestSkeleton } from '../../../components/request/request-skeleton.tsx';

export default function Loading() {
	return <RequestSkeleton />;
}

import { serve } from '../../_server/endpoint.ts';

/** Every address of the API, as the catalogue of verbs names it. */
export { serve as GET, serve as POST, serve as PUT, serve as PATCH, serve as DELETE };

export const dynamic = 'force-dynamic';

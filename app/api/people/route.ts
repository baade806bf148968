import { findPeople } from '../../../lib/usecases/person/find-people.ts';
import { presentFoundPerson } from '../../../lib/usecases/person/present-person.ts';
import { type PeopleList, peopleQuerySchema } from '../../../lib/api/people.ts';
import { answer, json } from '../../_server/answer.ts';
import { readQuery } from '../../_server/read-query.ts';
import { site } from '../../_server/site.ts';

/** People in production, best match first. */
export function GET(request: Request) {
	return answer(async () => {
		const { q, limit } = readQuery(request, peopleQuerySchema);
		const found = await findPeople(site().ports.studio, q, limit, request.signal);
		const { people, total, sources } = found;
		return json({
			people: people.map(presentFoundPerson),
			total,
			sources: [...sources],
		} satisfies PeopleList);
	});
}

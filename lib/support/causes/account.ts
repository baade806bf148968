import type { PlaybackCause } from '../cause.ts';

/** What an account, a plan or a country does not allow. */
export const ACCOUNT_CAUSES: readonly PlaybackCause[] = [
	{
		id: 'too-many-streams',
		topic: 'streams',
		side: 'theirs',
		shows: { codes: ['TOO_MANY_STREAMS'], words: /too many streams|stream limit reached/i },
		label: ['Too many screens in use'],
		because: [
			'{streamsUsed} of {streamsAllowed} screens of the plan were in use',
			'all screens of the plan were in use',
		],
		also: ['It helps at once to stop on one of the other screens.'],
		say: {
			en: '“All screens of your plan are in use right now. Stop watching on one of them, then {title} will play here.”',
			pt: '“Todos os ecrãs do seu plano estão a ser usados. Pare num deles e {title} funciona aqui.”',
			es: '“Todas las pantallas de su plan están en uso. Pare en una de ellas y {title} se verá aquí.”',
		},
	},
	{
		id: 'not-available-here',
		topic: 'place',
		side: 'nobody',
		shows: {
			codes: ['NOT_AVAILABLE_HERE', 'GEO_BLOCKED'],
			statuses: ['451'],
			words: /not available in|no rights in/i,
		},
		label: ['Not available in {country}', 'Not available here'],
		because: ['we may not show {title} in {country}', 'we may not show {title} where the member is'],
		also: ['All else works: the rights for this title end at the border.'],
		say: {
			en: '“Nothing is broken. We do not have the rights to show {title} in {country}. You can watch all other titles you see there.”',
			pt: '“Não há nenhuma avaria. Não temos os direitos para mostrar {title} em {country}. Pode ver todos os outros títulos que aparecem aí.”',
			es: '“No hay ninguna avería. No tenemos los derechos para mostrar {title} en {country}. Puede ver todos los demás títulos que aparecen ahí.”',
		},
	},
	{
		id: 'signed-out',
		topic: 'sign-in',
		side: 'theirs',
		shows: {
			codes: ['TOKEN_EXPIRED', 'WRONG_PASSWORD', 'SIGNED_OUT'],
			statuses: ['401'],
			words: /token expired|wrong password|signed out/i,
		},
		label: ['Signed out'],
		because: ['the {device} was signed out'],
		also: ['Signing in again puts it right.'],
		say: {
			en: '“Your {device} was signed out. Please sign in again, then {title} will play.”',
			pt: '“A sua sessão terminou neste aparelho. Entre de novo na conta e {title} vai funcionar.”',
			es: '“Su sesión se cerró en este dispositivo. Inicie sesión de nuevo y {title} se verá.”',
		},
	},
	{
		id: 'payment-refused',
		topic: 'payment',
		side: 'theirs',
		shows: {
			codes: ['CARD_DECLINED', 'PAYMENT_REQUIRED'],
			statuses: ['402'],
			words: /card (?:was )?(?:declined|expired)|payment (?:failed|refused)/i,
		},
		label: ['Payment refused'],
		because: ['the last payment was refused by the bank'],
		also: ['A new card or another way to pay puts it right.'],
		say: {
			en: '“Your bank refused the last payment. Please check your card under Account. You can watch again as soon as it is paid.”',
			pt: '“O seu banco recusou o último pagamento. Verifique o cartão em Conta. Pode voltar a ver assim que estiver pago.”',
			es: '“Su banco rechazó el último pago. Revise su tarjeta en Cuenta. Podrá volver a ver en cuanto esté pagado.”',
		},
	},
	{
		id: 'plan-limit',
		topic: 'uhd',
		side: 'theirs',
		label: ['No {format} on this plan'],
		because: ['the {plan} plan ends at {planHeight}p'],
		also: ['A larger plan has {format}.'],
		say: {
			en: '“Your {plan} plan plays up to {planHeight}p. {format} comes with a larger plan.”',
			pt: '“O seu plano {plan} vai até {planHeight}p. {format} faz parte de um plano maior.”',
			es: '“Su plan {plan} llega hasta {planHeight}p. {format} está en un plan superior.”',
		},
	},
];

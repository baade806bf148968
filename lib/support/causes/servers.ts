import type { PlaybackCause } from '../cause.ts';

/** Trouble in our own servers. The more exact ones stand first. */
export const SERVER_CAUSES: readonly PlaybackCause[] = [
	{
		id: 'missing-key',
		topic: 'start',
		side: 'ours',
		shows: { codes: ['KEY_NOT_FOUND'], words: /\bno key for\b/i },
		label: ['{quality} licence refused', 'Licence refused'],
		because: ['our servers could not issue the {quality} licence', 'our servers could not issue a licence'],
		also: ['Nothing is wrong with the member’s {device}, connection or account.'],
		say: {
			en: '“You’ve done nothing wrong. A problem on our side stops {title} on your {device}. Our engineers are on it. You can try it on another device in the meantime.”',
			pt: '“Não fez nada de errado. Um problema do nosso lado impede {title} neste aparelho. Os nossos engenheiros estão a tratar disso. Entretanto, pode tentar noutro aparelho.”',
			es: '“No ha hecho nada mal. Un problema nuestro impide ver {title} en este dispositivo. Nuestros ingenieros trabajan en ello. Mientras tanto, puede probar en otro dispositivo.”',
		},
	},
	{
		id: 'subtitles-missing',
		topic: 'subtitles',
		side: 'ours',
		shows: { codes: ['SUBTITLES_NOT_FOUND'], words: /subtitles? .{0,40}not found|no subtitles? for/i },
		label: ['Subtitles not found'],
		because: ['our servers lost the {wantedSubtitles} subtitles', 'our servers lost the subtitles'],
		also: ['Picture and sound were fine.'],
		say: {
			en: '“The subtitles of {title} are missing on our side. We have passed it on. Picture and sound work as usual.”',
			pt: '“As legendas de {title} estão em falta do nosso lado. Já avisámos a equipa. A imagem e o som funcionam.”',
			es: '“Faltan los subtítulos de {title} por un fallo nuestro. Ya hemos avisado al equipo. La imagen y el sonido funcionan.”',
		},
	},
	{
		id: 'slow-delivery',
		topic: 'quality',
		side: 'ours',
		shows: { codes: ['CDN_OVERLOADED', 'NO_HEALTHY_CACHE'], words: /cache node .{0,40}(?:overloaded|full)/i },
		label: ['Our delivery was slow'],
		because: ['our delivery servers were too busy'],
		also: ['The member’s own connection was fast enough.'],
		say: {
			en: '“You’ve done nothing wrong. Our delivery servers near you were too busy. Our engineers are on it. A lower picture quality may help in the meantime.”',
			pt: '“Não fez nada de errado. Os nossos servidores perto de si estavam muito ocupados. Os nossos engenheiros estão a tratar disso. Entretanto, uma qualidade de imagem mais baixa pode ajudar.”',
			es: '“No ha hecho nada mal. Nuestros servidores cercanos estaban muy ocupados. Nuestros ingenieros trabajan en ello. Mientras tanto, una calidad de imagen más baja puede ayudar.”',
		},
	},
	{
		id: 'slow-start',
		topic: 'start',
		side: 'ours',
		label: ['Took {startTook} to start'],
		because: ['our servers took {slowTook} to answer'],
		also: ['After that it played without trouble.'],
		say: {
			en: '“It took us too long to start {title}. That was on our side. It should play well now.”',
			pt: '“Demorámos demasiado a iniciar {title}. O problema foi do nosso lado. Agora deve funcionar bem.”',
			es: '“Tardamos demasiado en iniciar {title}. Fue un fallo nuestro. Ahora debería verse bien.”',
		},
	},
	{
		id: 'server-late',
		topic: 'start',
		side: 'ours',
		shows: {
			codes: ['TIMEOUT', 'DEADLINE_EXCEEDED'],
			statuses: ['504'],
			words: /timed? ?out|no answer (?:with)?in/i,
		},
		label: ['No answer in time'],
		because: ['our servers did not answer in time'],
		also: ['Nothing is wrong with the member’s {device}, connection or account.'],
		say: {
			en: '“You’ve done nothing wrong. Our servers did not answer in time. Our engineers know. Please try again in a little while.”',
			pt: '“Não fez nada de errado. Os nossos servidores não responderam a tempo. Os nossos engenheiros já sabem. Tente de novo daqui a pouco.”',
			es: '“No ha hecho nada mal. Nuestros servidores no respondieron a tiempo. Nuestros ingenieros ya lo saben. Inténtelo de nuevo en un rato.”',
		},
	},
	{
		id: 'server-failed',
		topic: 'start',
		side: 'ours',
		shows: { statuses: ['500', '502', '503'] },
		label: ['Our servers failed'],
		because: ['a part of our service failed'],
		also: ['Nothing points to the member’s {device}, connection or account.'],
		say: {
			en: '“You’ve done nothing wrong. A part of our service failed. Our engineers are on it. Please try again in a little while.”',
			pt: '“Não fez nada de errado. Uma parte do nosso serviço falhou. Os nossos engenheiros estão a tratar disso. Tente de novo daqui a pouco.”',
			es: '“No ha hecho nada mal. Una parte de nuestro servicio falló. Nuestros ingenieros trabajan en ello. Inténtelo de nuevo en un rato.”',
		},
	},
];

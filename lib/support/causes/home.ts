import type { PlaybackCause } from '../cause.ts';

/** What stands in the member's home: device, app, screen, connection. */
export const HOME_CAUSES: readonly PlaybackCause[] = [
	{
		id: 'app-too-old',
		topic: 'too-old',
		side: 'theirs',
		shows: {
			codes: ['APP_TOO_OLD', 'UPGRADE_REQUIRED'],
			statuses: ['426'],
			words: /app (?:version )?.{0,20}too old/i,
		},
		label: ['App too old'],
		because: ['app {appVersion} is too old, {appVersionNeeded} or newer is needed', 'the app is too old'],
		also: ['An update of the app puts it right.'],
		say: {
			en: '“The app on your {device} is too old for {title}. Please update it in the app store, then it will play.”',
			pt: '“A aplicação neste aparelho é demasiado antiga para {title}. Atualize-a na loja de aplicações e vai funcionar.”',
			es: '“La aplicación de este dispositivo es demasiado antigua para {title}. Actualícela en la tienda de aplicaciones y se verá.”',
		},
	},
	{
		id: 'device-too-old',
		topic: 'too-old',
		side: 'theirs',
		shows: { codes: ['DEVICE_UNSUPPORTED'], words: /device .{0,30}(?:no longer|not) supported/i },
		label: ['Device no longer supported'],
		because: ['this {device} is too old for our service'],
		also: ['{title} plays on newer devices.'],
		say: {
			en: '“Your {device} is too old for our service. {title} plays on newer devices and in the browser.”',
			pt: '“Este aparelho é demasiado antigo para o nosso serviço. {title} funciona em aparelhos mais recentes e no navegador.”',
			es: '“Este dispositivo es demasiado antiguo para nuestro servicio. {title} se ve en dispositivos más nuevos y en el navegador.”',
		},
	},
	{
		id: 'hdcp-level',
		topic: 'uhd',
		side: 'theirs',
		shows: { codes: ['HDCP_TOO_LOW'] },
		label: ['No {format}: HDCP {hdcp}', 'HDCP level too low'],
		because: ['the {device}’s HDCP level was {hdcp}', 'the HDCP level of the screen was too low'],
		also: ['{format} needs HDCP 2.2 or newer all the way to the screen.', 'A newer cable or port may help.'],
		say: {
			en: '“{title} plays well, but {format} needs HDCP 2.2 from the device to the screen. Please try another HDMI port or a newer cable.”',
			pt: '“{title} funciona bem, mas {format} precisa de HDCP 2.2 até ao ecrã. Experimente outra porta HDMI ou um cabo mais recente.”',
			es: '“{title} se ve bien, pero {format} necesita HDCP 2.2 hasta la pantalla. Pruebe otro puerto HDMI o un cable más nuevo.”',
		},
	},
	{
		id: 'device-limit',
		topic: 'uhd',
		side: 'theirs',
		label: ['No {format} on this {device}'],
		because: ['this {device} can’t play {format}'],
		also: ['{format} plays on devices that support it.'],
		say: {
			en: '“{title} plays well, but this {device} can’t play {format}.”',
			pt: '“{title} funciona bem, mas este aparelho não suporta {format}.”',
			es: '“{title} se ve bien, pero este dispositivo no admite {format}.”',
		},
	},
	{
		id: 'slow-connection',
		topic: 'quality',
		side: 'theirs',
		label: ['Home connection too slow'],
		because: ['the home connection gave only {connection}'],
		also: ['HD needs about 5 Mbit/s, and 4K about 15.'],
		say: {
			en: '“Your connection was too slow for {title}. Please move closer to the router or pause other downloads.”',
			pt: '“A sua ligação estava demasiado lenta para {title}. Aproxime-se do router ou pare outras transferências.”',
			es: '“Su conexión era demasiado lenta para {title}. Acérquese al router o pare otras descargas.”',
		},
	},
	{
		id: 'wrong-language',
		topic: 'language',
		side: 'ours',
		label: ['Sound in the wrong language'],
		because: ['we sent {givenAudio} sound and not {wantedAudio}'],
		also: ['The title exists in {wantedAudio}. It can be chosen by hand in the player.'],
		say: {
			en: '“We started {title} in the wrong language. That was our mistake. Please choose your language under Audio in the player.”',
			pt: '“Iniciámos {title} na língua errada. O erro foi nosso. Escolha a sua língua em Áudio no leitor.”',
			es: '“Iniciamos {title} en el idioma equivocado. Fue un error nuestro. Elija su idioma en Audio en el reproductor.”',
		},
	},
];

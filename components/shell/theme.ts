export type Theme = 'light' | 'dark';

export const THEME_KEY = 'dupin.theme';

/**
 * Runs before the first paint, so the page never flashes: `?theme=` first, then what was chosen before.
 * Without either the system decides.
 */
export const THEME_SCRIPT = `try{var t=new URLSearchParams(location.search).get('theme')||localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;

/** The theme in force. */
export function currentTheme(): Theme {
	const chosen = document.documentElement.dataset.theme;
	if (chosen === 'light' || chosen === 'dark') return chosen;
	return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Sets the theme and remembers it on this device. */
export function setTheme(theme: Theme): void {
	document.documentElement.dataset.theme = theme;
	localStorage.setItem(THEME_KEY, theme);
}

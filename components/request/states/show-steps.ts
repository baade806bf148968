/**
 * Asks how far the opening has come and writes it into `list`, as long as that is shown. It is also written into the page
 * as text and run from there: it must use nothing from outside.
 */
export function showSteps(list: HTMLElement | null): void {
	if (!list || list.dataset.asks) return;
	list.dataset.asks = 'yes';
	const address = location.pathname.replace(/^\/r\//, '/api/requests/').concat('/steps');
	const ask = () => {
		if (!list.isConnected) return;
		fetch(address)
			.then((answer) => answer.json())
			.then(({ steps }: { steps: { words: string; state: string }[] }) => {
				list.replaceChildren(
					...steps.map(({ words, state }) => {
						const item = document.createElement('li');
						item.className = state;
						item.textContent = words;
						return item;
					}),
				);
			})
			.catch(() => {})
			.finally(() => setTimeout(ask, 300));
	};
	setTimeout(ask, 200);
}

import { expect, test } from 'vitest';
import { plainMessage } from './phrases.ts';

test.each([
	['[http-nio-12346-exec-10] ERROR travel.TravelController -no trips left', 'no trips left'],
	[
		'Servlet.service() threw exception [Request processing failed; nested exception is com.mongodb.MongoTimeoutException: Timed out after 30000 ms] with root cause com.mongodb.MongoTimeoutException: Timed out',
		'Timed out after 30000 ms',
	],
	[
		'prices denied:org.springframework.web.client.HttpClientErrorException: 403 null',
		'prices denied: 403 null',
	],
	['java.lang.IllegalStateException: cart is closed\n\tat shop.Cart.add(Cart.java:12)', 'cart is closed'],
	['java.lang.NullPointerException\n\tat shop.Cart.add(Cart.java:12)', 'NullPointerException'],
	['java.net.UnknownHostException', 'UnknownHostException'],
	['KeyError', 'KeyError'],
	['ERROR: cart is closed', 'cart is closed'],
	['[12] seats are gone', '[12] seats are gone'],
	['error 5004', 'error 5004'],
])('%s reads %s', (message, plain) => {
	expect(plainMessage(message)).toBe(plain);
});

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface ListenerOptions {
	readonly host: string;
	/** 0 for any free one. */
	readonly port: number;
	/** A request must be whole after this time, or its socket is closed. */
	readonly requestDeadlineMs: number;
	readonly headersDeadlineMs: number;
	/** An idle connection is closed after this time. */
	readonly idleMs: number;
	readonly maxConnections: number;
	/** Must not throw. */
	readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface Listener {
	readonly port: number;
	/** Takes no more connections; resolves when the requests in flight are answered or the deadline is over. */
	close(deadlineMs: number): Promise<void>;
}

const HEADER_BYTES = 16 * 1024;

/** Opens a listener. Rejects with one sentence when the port is taken. */
export async function listen(options: ListenerOptions): Promise<Listener> {
	const server = createServer(
		{
			requestTimeout: options.requestDeadlineMs,
			headersTimeout: Math.min(options.headersDeadlineMs, options.requestDeadlineMs),
			keepAliveTimeout: options.idleMs,
			connectionsCheckingInterval: Math.min(1000, options.requestDeadlineMs / 2),
			maxHeaderSize: HEADER_BYTES,
			noDelay: true,
		},
		(request, response) => {
			if (!server.listening) response.setHeader('connection', 'close');
			response.once('close', () => {
				if (!server.listening) server.closeIdleConnections();
			});
			options.handle(request, response);
		},
	);
	server.maxConnections = options.maxConnections;
	server.maxHeadersCount = 200;
	server.on('clientError', refuseBroken);
	await bind(server, options);
	return { port: (server.address() as AddressInfo).port, close: (deadlineMs) => close(server, deadlineMs) };
}

/**
 * What the parser turned down. Bad syntax is told; a sender that was too slow only loses its connection,
 * because OTLP clients try again after that and would give up after 408.
 */
function refuseBroken(error: Error & { readonly code?: string }, socket: Socket): void {
	const isSyntax = error.code?.startsWith('HPE_') === true;
	if (isSyntax && socket.writable) {
		socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
	} else {
		socket.destroy();
	}
}

function bind(server: Server, { host, port }: ListenerOptions): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			reject(error.code === 'EADDRINUSE' ? new Error(`${host}:${port} is taken by another program`) : error);
		});
		server.listen(port, host, () => {
			server.removeAllListeners('error');
			resolve();
		});
	});
}

async function close(server: Server, deadlineMs: number): Promise<void> {
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	const timer = setTimeout(() => server.closeAllConnections(), deadlineMs);
	await closed;
	clearTimeout(timer);
}

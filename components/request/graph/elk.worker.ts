/* ELK's own worker script: it answers the messages of `elkjs/lib/elk-api`. Layered layout can't be interrupted, so it runs where it can be ended. */
import 'elkjs/lib/elk-worker.min.js';

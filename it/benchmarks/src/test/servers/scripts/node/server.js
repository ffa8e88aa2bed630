// The first argument is keepAliveTimeout, the second timeout, in milliseconds; - leaves what Node.js has by itself.
const http = require('http');

const server = http.createServer((request, response) => response.end('Hello'));
const set = (name, value) => { if (value && value !== '-') server[name] = Number(value); };
set('keepAliveTimeout', process.argv[2]);
set('timeout', process.argv[3]);
server.listen(Number(process.env.FC_CUSTOM_LISTEN_PORT), '0.0.0.0');

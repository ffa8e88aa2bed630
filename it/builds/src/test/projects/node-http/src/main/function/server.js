const http = require('http');

const HOST = '0.0.0.0';
const PORT = 9000;

const server = http.createServer((request, response) => response.end('hello\n'));
server.timeout = 0; // never
server.keepAliveTimeout = 0; // never
server.listen(PORT, HOST);

const express = require('express');

const app = express();
app.get('/', (request, response) => response.send('hello\n'));

const server = app.listen(9000, '0.0.0.0');
server.timeout = 0; // never
server.keepAliveTimeout = 0; // never

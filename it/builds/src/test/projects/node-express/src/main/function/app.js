const express = require('express');

const app = express();
app.get('/', (request, response) => response.send('hello\n'));

const server = app.listen(process.env.FC_CUSTOM_LISTEN_PORT || 9000, '0.0.0.0');
server.timeout = 0; // never
server.keepAliveTimeout = 0; // never

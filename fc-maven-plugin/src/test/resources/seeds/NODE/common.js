'use strict';
const http = require('node:http'), {a, b: [c]} = require("./lib");
const server = http.createServer((req, res) => res.end(`a ${req.url + `b`} c`));
server.keepAliveTimeout = 90 * 1000; server.requestTimeout = 0x10;
server.listen(process.env.FC_SERVER_PORT || 9000, '0.0.0.0', () => console.log(/[/]\\/x/g));

// Preloaded with NODE_OPTIONS=--require: writes the limits of every HTTP server of this process to the file that the variable
// FC_MAVEN_NODE_LIMITS names, one line of JSON each time they are seen to have changed. Node.js 10 and later.
'use strict';
const fs = require('fs');
const http = require('http');
const net = require('net');

const LIMITS = ['timeout', 'keepAliveTimeout', 'headersTimeout', 'requestTimeout', 'maxRequestsPerSocket'];
const file = process.env.FC_MAVEN_NODE_LIMITS;
const listen = net.Server.prototype.listen;

function watch(server) {
    let last = '';
    const look = () => {
        const address = server.address();
        const seen = { port: address && address.port || 0, node: process.version };
        LIMITS.filter(name => typeof server[name] === 'number').forEach(name => { seen[name] = server[name]; });
        const line = JSON.stringify(seen) + '\n';
        if (line !== last) {
            last = line;
            try {
                fs.appendFileSync(file, line);
            } catch (e) {
                // whoever reads the file misses the line; the application is not to be disturbed
            }
        }
    };
    // applications often set the limits after they have called listen, and some at the first request
    server.on('listening', () => setTimeout(look, 200).unref());
    server.on('request', () => setImmediate(look));
}

if (file) {
    net.Server.prototype.listen = function () {
        if (this instanceof http.Server && !this.fcMavenWatched) {
            Object.defineProperty(this, 'fcMavenWatched', { value: true });
            watch(this);
        }
        return listen.apply(this, arguments);
    };
}

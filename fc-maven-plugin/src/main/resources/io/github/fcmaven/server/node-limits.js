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
    const sockets = {};
    const look = () => {
        const address = server.address();
        const seen = { port: address && address.port || 0, node: process.version };
        LIMITS.filter(name => typeof server[name] === 'number').forEach(name => { seen[name] = server[name]; });
        Object.assign(seen, sockets);
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
    // an application may give its sockets other limits than its server has
    const note = (name, socket) => {
        if (socket && !socket.destroyed) {
            sockets[name] = socket.timeout || 0;
        }
    };
    // applications often set the limits after they have called listen, and some at the first request
    server.on('listening', () => setTimeout(look, 200).unref());
    const emit = server.emit;
    server.emit = function (event, request, response) {
        if (event === 'request') {
            response.on('finish', () => setImmediate(() => {
                note('idle', request.socket);
                look();
            }));
        }
        const heard = emit.apply(this, arguments);
        if (event === 'request') {
            note('running', request.socket); // as its listeners leave it
            setImmediate(look);
        }
        return heard;
    };
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

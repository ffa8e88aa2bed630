/** Which HTTP server a package holds, what its packaged configuration says, what makes it comply, how to say so. */
package io.github.fcmaven.server;

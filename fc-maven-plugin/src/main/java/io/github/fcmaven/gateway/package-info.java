/**
 * The local platform: a gateway before a running function that passes requests and answers as Function Compute does,
 * and starts, freezes and ends its instance as there.
 */
package io.github.fcmaven.gateway;

/**
 * What the kernel, and the loader after it, make of a file that is executed: told by its bytes, without executing it.
 */
package io.github.fcmaven.executable;

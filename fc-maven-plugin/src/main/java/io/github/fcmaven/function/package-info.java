/** A function package as a value: what the user declared, its entries, its start. */
package io.github.fcmaven.function;

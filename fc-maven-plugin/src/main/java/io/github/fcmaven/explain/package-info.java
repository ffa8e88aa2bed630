/**
 * A function package told to a person: what is in it, how it is started, what judges it, and how near it comes to the
 * platform's limits.
 */
package io.github.fcmaven.explain;

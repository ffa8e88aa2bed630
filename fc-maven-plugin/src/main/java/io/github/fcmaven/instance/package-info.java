/** A function package unpacked and running here, its timeline, and nothing left of it afterwards. */
package io.github.fcmaven.instance;

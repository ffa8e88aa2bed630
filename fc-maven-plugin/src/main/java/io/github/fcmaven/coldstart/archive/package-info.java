/**
 * A function package with an archive of its application's classes, made in a training run and guarded at each start.
 */
package io.github.fcmaven.coldstart.archive;

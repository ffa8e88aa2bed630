/**
 * A function package with an AppCDS archive or AOT cache, made in a training run and guarded at each start.
 */
package io.github.fcmaven.coldstart.archive;

/** Function package in, faster-starting function package out. */
package io.github.fcmaven.coldstart;

/** A check's result, written and read in the reader's format. */
package io.github.fcmaven.report;

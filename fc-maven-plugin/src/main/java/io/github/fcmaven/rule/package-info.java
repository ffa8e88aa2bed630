/** What a function package is judged by before anything is started: one concern a rule, all of them one verb. */
package io.github.fcmaven.rule;

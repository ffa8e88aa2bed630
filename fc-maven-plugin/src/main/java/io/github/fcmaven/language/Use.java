package io.github.fcmaven.language;

/**
 * What a file of a program uses that not every release of its language has.
 *
 * @param since the first release that has it
 * @param what it, in words that follow "uses"
 * @param line where, from 1
 */
public record Use(Release since, String what, int line) {}

package io.github.fcmaven.server;

/**
 * A start whose program goes into the background and returns, by its own default or because it is told to: an instance
 * ends with its start command.
 *
 * @param why in words that follow the program's name
 * @param fix what keeps it in the foreground
 */
public record BackgroundStart(String program, String why, String fix) {}

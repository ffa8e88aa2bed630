package io.github.fcmaven.platform;

/**
 * Why no Java starts.
 *
 * @param option the word
 * @param why in words that follow the word
 * @param edit what to write instead, as an order
 */
public record OptionFault(String option, String why, String edit) {}

package io.github.fcmaven.jar;

/**
 * The level of a class.
 *
 * @param java the feature number of the oldest Java that loads it
 * @param preview whether only that Java loads it
 * @param from the oldest Java for which a multi-release jar gives it; 0 for every one
 * @param classFile its path
 */
record ClassLevel(int java, boolean preview, int from, String classFile) {}

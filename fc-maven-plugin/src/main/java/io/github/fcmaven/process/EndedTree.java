package io.github.fcmaven.process;

import java.util.List;

/**
 * The result of ending a tree.
 *
 * @param stubborn what was still there when the time was over, and was killed
 * @param left what could not be ended
 */
record EndedTree(List<ProcessSnapshot> stubborn, List<ProcessSnapshot> left) {}

package io.github.fcmaven.report;

/**
 * What the other goals of a build tell, which is not told twice.
 *
 * @param packageIsShown whether one has shown what the static check found: it is only counted then, so that the counts
 *     of the first line add up
 * @param isVerified whether {@code verify} comes: what fails the build is only named then, and it repeats the warnings
 *     of a check that passed
 */
public record OtherGoals(boolean packageIsShown, boolean isVerified) {

    /** Those of a build with no other goal. */
    static final OtherGoals NONE = new OtherGoals(false, false);
}

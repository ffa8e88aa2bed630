package io.github.fcmaven.platform;

import java.util.Collection;
import java.util.Comparator;
import java.util.NoSuchElementException;

/** Which of the known words a misspelt one was meant to be. */
public final class Spelling {

    private Spelling() {}

    /**
     * The known word that the fewest changes of a letter lead to; of several, the first in the alphabet.
     *
     * @throws NoSuchElementException where no word is known
     */
    public static String nearest(String word, Collection<String> known) {
        return known.stream()
                .sorted()
                .min(Comparator.comparingInt(other -> distance(word, other)))
                .orElseThrow();
    }

    /** How many letters must be put in, left out or changed. */
    public static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}

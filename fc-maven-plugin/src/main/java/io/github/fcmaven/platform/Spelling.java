package io.github.fcmaven.platform;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.NoSuchElementException;

/** Which of the known words a misspelt one was meant to be. */
public final class Spelling {

    private Spelling() {}

    /**
     * The known word that the fewest changes of a letter lead to, first without regard to capital letters; of several,
     * the first in the alphabet.
     *
     * @throws NoSuchElementException where no word is known
     */
    public static String nearest(String word, Collection<String> known) {
        return known.stream()
                .sorted()
                .min(Comparator.comparingInt((String other) -> distance(small(word), small(other)))
                        .thenComparingInt(other -> distance(word, other)))
                .orElseThrow();
    }

    private static String small(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** Whether one letter makes a word the known one: put in, left out or changed, or two that are exchanged. */
    public static boolean isSlip(String word, String known) {
        return known.length() > 3 && distance(word, known) == 1 || isExchange(word, known);
    }

    private static boolean isExchange(String word, String known) {
        if (word.length() != known.length() || word.equals(known)) {
            return false;
        }
        for (int i = 0; i + 1 < word.length(); i++) {
            String exchanged = word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
            if (exchanged.equals(known)) {
                return true;
            }
        }
        return false;
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

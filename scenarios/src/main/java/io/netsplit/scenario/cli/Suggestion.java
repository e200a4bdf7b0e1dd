package io.netsplit.scenario.cli;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that was probably meant: least edit distance, where swapping two neighbours counts as one edit. */
final class Suggestion {
    private static final int WORD_LENGTH_MAX = 64;

    private Suggestion() {}

    /** The nearest of {@code candidates}, the first of equals; empty where none is near enough to be a typing error. */
    static Optional<String> nearest(String word, Collection<String> candidates) {
        String best = null;
        int bestDistance = Math.max(1, word.length() / 3) + 1;
        for (String candidate : candidates) {
            int distance = candidate.startsWith(word) && word.length() >= 3 ? 1 : distance(word, candidate);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** " Did you mean 'run'?", or nothing. */
    static String sentence(String word, Collection<String> candidates) {
        return nearest(word, candidates)
                .map(candidate -> " Did you mean '" + candidate + "'?")
                .orElse("");
    }

    /** Optimal string alignment distance; words longer than any of ours are far from all of them. */
    static int distance(String a, String b) {
        if (a.length() > WORD_LENGTH_MAX || b.length() > WORD_LENGTH_MAX) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}

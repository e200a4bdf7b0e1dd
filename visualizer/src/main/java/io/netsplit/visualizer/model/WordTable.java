package io.netsplit.visualizer.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gives every different word a number, straight from the bytes of the file: types of messages recur a million times. */
final class WordTable {
    private static final int MAX_WORDS = 1 << 20;

    private final GrowingList<String> words = new GrowingList<>();
    private final List<byte[]> spelled = new ArrayList<>();
    private int[] slots = new int[1 << 8];

    WordTable() {
        Arrays.fill(slots, -1);
    }

    /** The words by their numbers; grows with the table. */
    GrowingList<String> words() {
        return words;
    }

    int number(byte[] bytes, int from, int to) {
        int slot = hash(bytes, from, to) & slots.length - 1;
        while (slots[slot] >= 0) {
            byte[] known = spelled.get(slots[slot]);
            if (Arrays.equals(known, 0, known.length, bytes, from, to)) {
                return slots[slot];
            }
            slot = slot + 1 & slots.length - 1;
        }
        return enter(slot, Arrays.copyOfRange(bytes, from, to));
    }

    int number(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return number(bytes, 0, bytes.length);
    }

    String word(int number) {
        return words.get(number);
    }

    private int enter(int slot, byte[] word) {
        if (words.size() == MAX_WORDS) {
            throw new IllegalArgumentException("there are more than " + MAX_WORDS + " different words in it");
        }
        int number = words.size();
        words.add(new String(word, StandardCharsets.UTF_8));
        spelled.add(word);
        slots[slot] = number;
        if (words.size() * 2 > slots.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        for (int number = 0; number < spelled.size(); number++) {
            byte[] word = spelled.get(number);
            int slot = hash(word, 0, word.length) & slots.length - 1;
            while (slots[slot] >= 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number;
        }
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ hash >>> 15;
    }
}

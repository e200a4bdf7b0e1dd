package io.netsplit.history.format;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the clients of a history are called in its file: most have a number there, some a word. */
public final class ClientNames {
    /** Clients with a name get numbers from here on, away from those that the file itself gives. */
    static final int FIRST_OF_WORDS = 1 << 30;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<Integer, String> words = new LinkedHashMap<>();

    ClientNames() {}

    /** The number of the client that the file calls so. */
    int number(String word) {
        Integer known = numbers.get(word);
        if (known != null) {
            return known;
        }
        int number = FIRST_OF_WORDS + numbers.size();
        numbers.put(word, number);
        words.put(number, word);
        return number;
    }

    /** The word that the file has for the client whose operations have this process; null where it has a number. */
    @Nullable
    String word(int process) {
        return words.get(process);
    }

    /** What the file calls the client whose operations have this process, as "process 101". */
    public String name(int process) {
        return "process " + words.getOrDefault(process, Integer.toString(process));
    }
}

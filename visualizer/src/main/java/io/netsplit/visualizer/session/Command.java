package io.netsplit.visualizer.session;

import java.util.List;
import java.util.function.Consumer;

/**
 * One thing that a person can do, by key or by name. Keys are characters, and not places on a keyboard: "e" is where the
 * keyboard has its e.
 *
 * @param title what it does, as in a list
 * @param keys any of them does it: "e", "?", "Left", "Shift+Left", "Ctrl+K"
 */
public record Command(String title, List<String> keys, Consumer<Desk> action) {
    public Command {
        keys = List.copyOf(keys);
    }
}

package io.netsplit.visualizer.window;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** From events of the toolkit to the names of keys that commands have. */
final class KeyNames {
    private KeyNames() {}

    /** Of a key that is no character, or that is held with Ctrl or Alt; empty for others. */
    static String pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean modified = event.isShortcutDown() || event.isAltDown();
        String name = switch (code) {
            case LEFT, KP_LEFT -> "Left";
            case RIGHT, KP_RIGHT -> "Right";
            case UP, KP_UP -> "Up";
            case DOWN, KP_DOWN -> "Down";
            case HOME -> "Home";
            case END -> "End";
            case PAGE_UP -> "PageUp";
            case PAGE_DOWN -> "PageDown";
            case ESCAPE -> "Escape";
            case ENTER -> "Enter";
            case F8 -> "F8";
            case F11 -> "F11";
            case SPACE -> "Space";
            default -> modified ? character(event) : "";
        };
        if (name.isEmpty()) {
            return "";
        }
        boolean named = name.length() > 1;
        return (event.isShortcutDown() ? "Ctrl+" : "")
                + (event.isAltDown() ? "Alt+" : "")
                + (event.isShiftDown() && named ? "Shift+" : "")
                + name;
    }

    /** Of a character that was typed; empty for control characters. */
    static String typed(KeyEvent event) {
        String character = event.getCharacter();
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        return plain && character.length() == 1 && character.charAt(0) > ' ' && character.charAt(0) != 127
                ? character
                : "";
    }

    private static String character(KeyEvent event) {
        return switch (event.getCode()) {
            case PLUS, ADD -> "+";
            case MINUS, SUBTRACT -> "-";
            case EQUALS -> "=";
            case DIGIT0, NUMPAD0 -> "0";
            default -> event.getCode().isLetterKey() ? event.getCode().getName() : "";
        };
    }
}

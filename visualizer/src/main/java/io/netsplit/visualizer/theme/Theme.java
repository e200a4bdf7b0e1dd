package io.netsplit.visualizer.theme;

import java.util.EnumMap;
import java.util.Map;

/**
 * The two themes. Their seven message, fault and leader colours were chosen for the greatest smallest difference (CIEDE2000)
 * between any two, to normal, protanopic, deuteranopic and tritanopic eyes; that of faults, in which words are written as well,
 * among those that can be read on either ground. Tests hold both bounds. Every colour that stands for something has a second sign
 * beside it: a dash, a shape, a word.
 */
public enum Theme {
    LIGHT(
            0xFFFFFF, 0xF3F5F8, 0x1F2328, 0x59636E, 0xC9CED6, 0x5396DA, 0x253FE1, 0x85888A, 0x88135D, 0xC81450,
            0xF9BF04, 0x034520, 0x1F2328, 0xFFFFFF, 0x111111),
    DARK(
            0x0D1117, 0x171D26, 0xE6EDF3, 0x9198A1, 0x3A424D, 0x88A5EA, 0x5E62D8, 0xD5DBEA, 0x934D72, 0xF85070,
            0xF4AC00, 0x95FEC2, 0x0D1117, 0x0D1117, 0xFFFFFF);

    private final Map<Tone, Integer> colours = new EnumMap<>(Tone.class);

    Theme(int... inOrderOfTones) {
        for (Tone tone : Tone.values()) {
            colours.put(tone, inOrderOfTones[tone.ordinal()]);
        }
    }

    /** Red, green and blue, eight bits each. */
    public int rgb(Tone tone) {
        return colours.getOrDefault(tone, 0);
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }
}

package io.netsplit.visualizer.window;

import io.netsplit.visualizer.theme.Theme;
import io.netsplit.visualizer.theme.Tone;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** The looks of buttons, fields and lists in a theme, so that they go with the drawings. */
final class StyleSheet {
    private static final String RULES = """
            .root { -fx-base: PANEL; -fx-background: GROUND; -fx-control-inner-background: GROUND; -fx-text-fill: TEXT;
                    -fx-accent: TRAFFIC; -fx-focus-color: TRAFFIC; -fx-faint-focus-color: transparent; }
            .bar { -fx-background-color: PANEL; -fx-border-color: LINE; -fx-border-width: 0 0 1 0; -fx-padding: 3 8 3 8;
                   -fx-spacing: 6; -fx-hgap: 6; -fx-vgap: 3; -fx-alignment: center-left; }
            .label { -fx-text-fill: TEXT; }
            .muted { -fx-text-fill: MUTED; }
            .wrong { -fx-text-fill: FAULT; -fx-font-weight: bold; }
            .button { -fx-background-color: GROUND; -fx-border-color: LINE; -fx-border-radius: 3; -fx-background-radius: 3;
                      -fx-text-fill: TEXT; -fx-padding: 3 8 3 8; }
            .button:hover { -fx-border-color: MUTED; }
            .grey { -fx-text-fill: MUTED; -fx-opacity: 0.6; }
            .button:focused { -fx-border-color: TRAFFIC; -fx-border-width: 2; -fx-padding: 2 7 2 7; }
            .tab { -fx-background-color: transparent; -fx-border-color: transparent; -fx-text-fill: MUTED; -fx-padding: 2 6 2 6; }
            .tab:hover { -fx-border-color: MUTED; }
            .tab.chosen { -fx-text-fill: TEXT; -fx-font-weight: bold; -fx-border-color: transparent transparent TRAFFIC transparent;
                          -fx-border-width: 0 0 3 0; -fx-border-radius: 0; }
            .tab:focused { -fx-border-color: TRAFFIC; -fx-border-width: 2; -fx-border-radius: 3; }
            .text-field { -fx-background-color: GROUND; -fx-border-color: LINE; -fx-border-radius: 3; -fx-text-fill: TEXT;
                          -fx-prompt-text-fill: MUTED; -fx-padding: 3 6 3 6; -fx-highlight-fill: TRAFFIC; }
            .text-field:focused { -fx-border-color: TRAFFIC; }
            .picture:focused > .ring { -fx-border-color: TRAFFIC; -fx-border-width: 2; }
            .lesson { -fx-background-color: LEADER_ODD; -fx-padding: 12 14 12 14; -fx-spacing: 10; -fx-border-color: TEXT;
                      -fx-border-width: 1 0 0 0; }
            .lesson #caption { -fx-font-size: 1.35em; -fx-text-fill: ON_LEADER_ODD; }
            .lesson .muted { -fx-text-fill: ON_LEADER_ODD; }
            .editor { -fx-background-color: PANEL; -fx-padding: 6; -fx-border-color: LINE; -fx-border-width: 0 1 0 0; }
            .text-area { -fx-font-family: monospace; -fx-background-color: GROUND; -fx-border-color: LINE;
                         -fx-text-fill: TEXT; -fx-highlight-fill: FAULT; -fx-highlight-text-fill: GROUND; }
            .text-area .content { -fx-background-color: GROUND; }
            .mistake { -fx-stroke: FAULT; -fx-stroke-width: 1.5; }
            .warning { -fx-stroke: FAULT; -fx-stroke-width: 1.5; -fx-stroke-dash-array: 1.5 3; }
            .by-hand { -fx-stroke: FAULT; -fx-stroke-width: 3; -fx-stroke-dash-array: 8 5; -fx-fill: transparent; }
            .sheet { -fx-background-color: PANEL; -fx-border-color: TEXT; -fx-border-width: 1; -fx-padding: 16; -fx-spacing: 8; }
            .key { -fx-font-family: monospace; -fx-font-weight: bold; -fx-text-fill: TEXT; }
            .list-view { -fx-background-color: GROUND; -fx-border-color: LINE; }
            .list-cell { -fx-background-color: GROUND; -fx-text-fill: TEXT; }
            .list-cell:filled:selected { -fx-background-color: TEXT; -fx-text-fill: GROUND; }
            .list-cell:filled:selected .label { -fx-text-fill: GROUND; }
            .tooltip { -fx-background-color: TEXT; -fx-text-fill: GROUND; -fx-font-size: 12px; }
            """;

    private StyleSheet() {}

    /** As a URL that a scene takes. */
    static String url(Theme theme, double textSize) {
        String rules = RULES;
        for (Tone tone : Tone.values()) {
            String colour = String.format(Locale.ROOT, "#%06x", theme.rgb(tone));
            rules = rules.replaceAll("\\b" + tone.name() + "\\b", colour);
        }
        rules += String.format(Locale.ROOT, ".root { -fx-font-size: %.1fpx; }%n", 12.5 * textSize);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
    }
}

package io.netsplit.visualizer.drawing;

/** How a text is set, and how wide it will be. */
public record Lettering(double size, boolean bold, boolean fixed) {
    public static final Lettering PLAIN = new Lettering(12, false, false);
    public static final Lettering BOLD = new Lettering(12, true, false);
    public static final Lettering FIXED = new Lettering(12, false, true);

    /** Widths of the printable ASCII characters from space on, in thousandths of the size, of a wide sans-serif. */
    private static final int[] WIDTHS = {
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636,
                636,
        636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557,
                863,
        748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550,
                635,
        615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525,
                636,
        337, 636, 838
    };

    private static final int OTHERS = 838;
    private static final int FIXED_WIDTH = 602;
    private static final double BOLD_FACTOR = 1.11;

    public Lettering size(double other) {
        return new Lettering(other, bold, fixed);
    }

    public Lettering asBold() {
        return new Lettering(size, true, fixed);
    }

    /** In pixels. */
    public double width(String text) {
        double sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += thousandths(text.charAt(i));
        }
        return sum * pixels();
    }

    /** The text, cut with an ellipsis where it is wider than {@code room}; of a huge one only what fits is looked at. */
    public String cut(String text, double room) {
        double most = room / pixels();
        double sum = 0;
        int end = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += thousandths(text.charAt(i));
            if (sum > most) {
                return end == 0 ? "" : text.substring(0, end) + "…";
            }
            end = sum + thousandths('…') <= most ? i + 1 : end;
        }
        return text;
    }

    private int thousandths(char c) {
        return fixed ? FIXED_WIDTH : c >= ' ' && c <= '~' ? WIDTHS[c - ' '] : OTHERS;
    }

    private double pixels() {
        return size / 1000 * (bold && !fixed ? BOLD_FACTOR : 1);
    }
}

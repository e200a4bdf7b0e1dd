package io.netsplit.visualizer.window;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** Two bars in one line where there is room for both, else one below the other. The first takes what the second leaves. */
final class TwoBars extends Region {
    private final FlowPane first;
    private final FlowPane second;

    TwoBars(FlowPane first, FlowPane second) {
        this.first = first;
        this.second = second;
        getChildren().addAll(first, second);
    }

    /** What a bar needs in order not to wrap: its own preferred width is where it would. */
    private static double line(FlowPane bar) {
        double width = bar.snappedLeftInset() + bar.snappedRightInset() - bar.getHgap();
        for (Node child : bar.getChildren()) {
            width += Math.ceil(child.prefWidth(-1)) + bar.getHgap();
        }
        return width;
    }

    private boolean fits(double width) {
        return width < 0 || line(first) + line(second) <= width;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return line(first) + line(second);
    }

    @Override
    protected double computePrefHeight(double width) {
        return fits(width)
                ? Math.max(first.prefHeight(line(first)), second.prefHeight(line(second)))
                : first.prefHeight(width) + second.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (fits(width)) {
            double right = line(second);
            first.resizeRelocate(0, 0, width - right, getHeight());
            second.resizeRelocate(width - right, 0, right, getHeight());
        } else {
            double above = first.prefHeight(width);
            first.resizeRelocate(0, 0, width, above);
            second.resizeRelocate(0, above, width, getHeight() - above);
        }
    }
}

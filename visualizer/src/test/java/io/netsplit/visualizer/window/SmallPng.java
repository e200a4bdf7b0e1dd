package io.netsplit.visualizer.window;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** PNG files with a palette: of a window, which has few colours and their shades, half the size. */
final class SmallPng {
    private static final int COLOURS_MAX = 256;

    private SmallPng() {}

    /** @param pixels row by row, as 0xAARRGGBB */
    static void write(int[] pixels, int width, int height, Path file) throws IOException {
        int[] palette = palette(pixels);
        BufferedImage picture = new BufferedImage(
                width,
                height,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE));
        Map<Integer, Integer> known = new LinkedHashMap<>();
        int[] row = new int[1];
        for (int i = 0; i < pixels.length; i++) {
            row[0] = known.computeIfAbsent(pixels[i], colour -> nearest(colour, palette));
            picture.getRaster().setPixel(i % width, i / width, row);
        }
        ImageIO.write(picture, "png", file.toFile());
    }

    /** The colours that there is most of; where as much, those that come first. */
    private static int[] palette(int[] pixels) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        List<Map.Entry<Integer, Integer>> most = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(COLOURS_MAX)
                .toList();
        return most.stream().mapToInt(Map.Entry::getKey).toArray();
    }

    private static int nearest(int colour, int[] palette) {
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            long distance = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                long step = (colour >> shift & 0xFF) - (palette[i] >> shift & 0xFF);
                distance += step * step;
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}

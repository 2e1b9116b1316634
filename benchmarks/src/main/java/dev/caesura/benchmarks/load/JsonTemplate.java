package dev.caesura.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON in which only a few texts change: cut from one event of the schemas' own writer, so that
 * millions can be written in seconds.
 */
public final class JsonTemplate {

    private static final int ROOM = 64;

    private final List<String> between = new ArrayList<>();
    private final List<Integer> which = new ArrayList<>();
    private final int length;

    /**
     * Cuts the event at its marks.
     *
     * @param event as it was written, with the marks in place of the changing texts
     * @param marks texts that occur nowhere else; their replacements are ASCII without quotes
     */
    public JsonTemplate(byte[] event, String... marks) {
        String rest = new String(event, StandardCharsets.UTF_8);
        length = rest.length();
        while (true) {
            int at = Integer.MAX_VALUE;
            int mark = -1;
            for (int i = 0; i < marks.length; i++) {
                int found = rest.indexOf(marks[i]);
                if (found >= 0 && found < at) {
                    at = found;
                    mark = i;
                }
            }
            if (mark < 0) {
                between.add(rest);
                return;
            }
            between.add(rest.substring(0, at));
            which.add(mark);
            rest = rest.substring(at + marks[mark].length());
        }
    }

    /** The event with these texts in place of the marks. */
    public byte[] with(String... values) {
        StringBuilder json = new StringBuilder(length + ROOM * values.length);
        for (int i = 0; i < which.size(); i++) {
            json.append(between.get(i)).append(values[which.get(i)]);
        }
        json.append(between.get(which.size()));
        return json.toString().getBytes(StandardCharsets.US_ASCII);
    }
}

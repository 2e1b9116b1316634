package dev.caesura.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Pictures of the console, wide and narrow, light and dark. */
final class ConsolePictures {

    private static final int WIDE = 1440;
    private static final int NARROW = 390;

    /** The narrowest screen on which nothing may stick out. */
    private static final int NARROWEST = 360;

    /** A chart follows its width in the next frame, and colours may, too. */
    private static final String PAINTED =
            "() => new Promise((done) => requestAnimationFrame(() =>"
                    + " requestAnimationFrame(() => setTimeout(done, 100))))";

    /** Tables that go on beyond their edge. */
    private static final String CUT_OFF =
            "[...document.querySelectorAll('.scroll')]"
                    + ".filter((one) => one.scrollWidth > one.clientWidth).length";

    private ConsolePictures() {}

    /** Takes pictures for people, and has axe look for what keeps some of them out. */
    static void look(Page page, Path folder, String view) {
        page.mouse().move(0, 0); // Nothing is pointed at.
        for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
            for (int width : List.of(WIDE, NARROW)) {
                page.setViewportSize(width, width == WIDE ? 900 : 844);
                page.evaluate(PAINTED);
                String name = name(view, width, colors);
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(folder.resolve(name + ".png"))
                                .setFullPage(width == NARROW));
                check(page, name);
            }
        }
        page.setViewportSize(NARROWEST, 780);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(view)
                .isEqualTo(NARROWEST);
        assertThat(page.evaluate(CUT_OFF)).as("cut off in %s", view).isEqualTo(0);
        page.setViewportSize(WIDE, 900);
    }

    private static void check(Page page, String name) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
    }

    private static String name(String view, int width, ColorScheme colors) {
        String size = width == WIDE ? "wide" : "narrow";
        return ("console-" + view + "-" + size + "-" + colors)
                .toLowerCase(Locale.ROOT)
                .replace(' ', '-');
    }
}

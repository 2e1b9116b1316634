package dev.caesura.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every link of the handbook leads somewhere, and every page is found from its index. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern NO_PROSE = Pattern.compile("(?ms)^ *```.*?^ *```|`[^`\n]+`");

    @Test
    void shouldLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : Handbook.pages()) {
            for (String link : links(page)) {
                if (!link.contains("://") && !link.startsWith("mailto:") && !leads(page, link)) {
                    broken.add(Handbook.ROOT.relativize(page) + " → " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldBeFoundFromTheIndex() throws IOException {
        Path docs = Handbook.ROOT.resolve("docs");
        Path index = docs.resolve("README.md");
        Set<Path> listed =
                links(index).stream()
                        .map(link -> docs.resolve(link.replaceFirst("#.*", "")).normalize())
                        .collect(Collectors.toSet());

        assertThat(Handbook.pages())
                .filteredOn(page -> page.startsWith(docs) && !page.equals(index))
                .as("docs/README.md lists each page, or the index of its folder")
                .allMatch(
                        page ->
                                listed.contains(page)
                                        || listed.contains(page.getParent())
                                        || listed.contains(page.resolveSibling("README.md")));
    }

    private static List<String> links(Path page) throws IOException {
        String prose = NO_PROSE.matcher(Files.readString(page)).replaceAll("");
        return LINK.matcher(prose).results().map(found -> found.group(1)).toList();
    }

    private static boolean leads(Path page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1 || anchors(target).contains(parts[1]);
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(LinksTest::anchor)
                .collect(Collectors.toSet());
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .strip()
                .replace(' ', '-');
    }
}

package dev.caesura.sender.generation.generator.answer;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognizes a text that does not answer, but says so in brackets or between asterisks: {@code [no
 * response]}, {@code (sin respuesta)}, <i>*silence*</i>, or shows a gesture in place of words, as
 * <i>*sourit*</i>. Models write this in place of {@code caesura.sender.generation.no-reply},
 * whether they were told that word or not.
 *
 * <p>The same words without brackets are an answer, as in <i>No reply needed, we have received your
 * form.</i>
 */
final class StageDirection {

    private static final List<String> SILENCE =
            List.of(
                    "(?:there is )?no[ _-](?:further |more )?(?:reply|response|answer|output|message|comment|text)"
                            + "(?: (?:is |was )?(?:needed|required|necessary|given|generated|sent|provided|warranted))?"
                            + "(?: (?:here|at this time))?"
                            + "|(?:remain(?:s|ing)?|stay(?:s|ing)?|keep(?:s|ing)?|is) silent|silence|silent"
                            + "|(?:an? )?(?:empty|blank)(?: (?:reply|response|answer|message|string|text))?"
                            + "|says nothing|nothing|(?:does|do) not (?:reply|respond|answer)",
                    "(?:pas de|aucune|sans) r[ée]ponse(?: (?:n[ée]cessaire|requise|attendue))?"
                            + "|(?:reste|demeure) silencieu(?:x|se)|(?:garde|en) (?:le )?silence|ne r[ée]pond (?:pas|rien)"
                            + "|ne dit rien|rien|(?:r[ée]ponse|message) vide|vide",
                    "(?:sin|ninguna|no hay) respuesta(?: (?:necesaria|requerida))?"
                            + "|no (?:se requiere|requiere|hace falta) respuesta|no (?:responde|contesta)|silencio"
                            + "|(?:permanece|se queda|queda|guarda|en)(?: en)? silencio|no dice nada|nada"
                            + "|(?:respuesta|mensaje) vac[ií][ao]|vac[ií]o",
                    "(?:sem|nenhuma|n[ãa]o h[áa]) resposta(?: necess[áa]ria)?|n[ãa]o (?:responde|diz nada)"
                            + "|sil[êe]ncio|(?:fica|permanece|em)(?: em)? sil[êe]ncio|(?:resposta|mensagem) vazia|vazio",
                    "(?:لا|بدون|بلا|لا يوجد) رد|لا (?:يرد|حاجة (?:للرد|إلى الرد)|شيء)|(?:رد|رسالة) فارغة?"
                            + "|(?:يلتزم ال|يلزم ال)?صمت|يصمت",
                    "keine antwort(?: (?:n[öo]tig|erforderlich))?|(?:schweigt|schweigen|stille)"
                            + "|leere (?:antwort|nachricht)|nessuna risposta|(?:in )?silenzio");

    /** Wordless gestures. */
    private static final List<String> GESTURES =
            List.of(
                    "(?:smiles?|nods?|waves?|laughs?|chuckles?|shrugs?|sighs?|winks?|blinks?|waits?|listens?|pauses?"
                            + "|thinks?|bows?|smiling|nodding|waiting|listening|thinking|typing)"
                            + "(?: (?:politely|warmly|softly|gently|quietly|silently|patiently))?",
                    "sourit|hoche la t[êe]te|acquiesce|rit|soupire|attend|[ée]coute|r[ée]fl[ée]chit|pense"
                            + "|hausse les [ée]paules|fait un signe",
                    "sonr[íi]e|asiente|(?:se )?r[íi]e|suspira|espera|escucha|piensa|pensando|saluda"
                            + "|se encoge de hombros",
                    "sorri|acena|ri|aguarda|escuta|ouve|pensa|d[áa] de ombros",
                    "(?:يبتسم|تبتسم|يومئ|يضحك|يتنهد|ينتظر|يستمع|يفكر|تفكر)(?: برأسه)?",
                    "l[äa]chelt|nickt|lacht|seufzt|wartet|denkt|sorride|annuisce");

    private static final Pattern WHOLE =
            Pattern.compile(
                    "[\\s\"'“”`]*(?:[\\[({<*_~【（]+)\\s*(?:system\\s*:\\s*)?(?:"
                            + String.join("|", SILENCE)
                            + "|"
                            + String.join("|", GESTURES)
                            + ")(?:\\s*[-–—:;,.،][^\\])}>*]{0,200}|[.!…]*\\s*)[\\])}>*_~】）]+[\\s\"'“”`.]*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private StageDirection() {}

    /** Whether the text only says that it says nothing. */
    static boolean isSilence(String text) {
        return WHOLE.matcher(text).matches();
    }
}

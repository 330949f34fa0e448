//! Other spellings of a plan's characters: Traditional forms, and look-alikes from PDFs.

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

/// Traditional characters that OpenCC's phrases (`STPhrases`) write in some words for a character
/// other than the one they are simplified to.
const IN_PHRASES: [(char, char); 28] = [
    ('著', '着'),
    ('覆', '复'),
    ('鍊', '链'),
    ('藉', '借'),
    ('瞭', '了'),
    ('薰', '熏'),
    ('伕', '夫'),
    ('揹', '背'),
    ('擡', '抬'),
    ('彷', '仿'),
    ('谿', '溪'),
    ('幷', '并'),
    ('讎', '仇'),
    ('座', '坐'),
    ('俱', '具'),
    ('待', '呆'),
    ('庇', '蔽'),
    ('賙', '周'),
    ('鏚', '戚'),
    ('牴', '抵'),
    ('濬', '浚'),
    ('澂', '澄'),
    ('繐', '穗'),
    ('唚', '吣'),
    ('醯', '酰'),
    ('鮎', '鲶'),
    ('諮', '咨'),
    ('託', '托'),
];

/// Characters of the block CJK Radicals Supplement and the ideographs that they look like, which text
/// copied from a PDF may hold instead. Unlike the Kangxi radicals, Unicode's compatibility
/// decomposition has none of them; the pairs are those of its property Equivalent_Unified_Ideograph.
const RADICALS: &[(char, char)] = &[
    ('\u{2e81}', '厂'),
    ('\u{2e84}', '乙'),
    ('\u{2e85}', '亻'),
    ('\u{2e86}', '冂'),
    ('\u{2e88}', '刀'),
    ('\u{2e89}', '刂'),
    ('\u{2e8a}', '卜'),
    ('\u{2e8c}', '小'),
    ('\u{2e8d}', '小'),
    ('\u{2e8e}', '兀'),
    ('\u{2e92}', '巳'),
    ('\u{2e93}', '幺'),
    ('\u{2e97}', '心'),
    ('\u{2e9c}', '日'),
    ('\u{2e9d}', '月'),
    ('\u{2e9e}', '歹'),
    ('\u{2ea0}', '民'),
    ('\u{2ea7}', '牛'),
    ('\u{2ea9}', '王'),
    ('\u{2eaa}', '疋'),
    ('\u{2eab}', '目'),
    ('\u{2eac}', '示'),
    ('\u{2eae}', '竹'),
    ('\u{2eb3}', '网'),
    ('\u{2eb4}', '网'),
    ('\u{2eb5}', '网'),
    ('\u{2eb6}', '羊'),
    ('\u{2eb7}', '羊'),
    ('\u{2ebb}', '聿'),
    ('\u{2ebc}', '肉'),
    ('\u{2ebd}', '臼'),
    ('\u{2ec1}', '虎'),
    ('\u{2ec4}', '西'),
    ('\u{2ec5}', '见'),
    ('\u{2ec6}', '角'),
    ('\u{2ec7}', '角'),
    ('\u{2ec9}', '贝'),
    ('\u{2eca}', '足'),
    ('\u{2ecb}', '车'),
    ('\u{2ed1}', '長'),
    ('\u{2ed3}', '长'),
    ('\u{2ed4}', '门'),
    ('\u{2ed5}', '阜'),
    ('\u{2ed7}', '雨'),
    ('\u{2ed8}', '青'),
    ('\u{2ed9}', '韦'),
    ('\u{2eda}', '页'),
    ('\u{2edb}', '风'),
    ('\u{2edc}', '飞'),
    ('\u{2edd}', '食'),
    ('\u{2ede}', '食'),
    ('\u{2ee1}', '首'),
    ('\u{2ee2}', '马'),
    ('\u{2ee3}', '骨'),
    ('\u{2ee4}', '鬼'),
    ('\u{2ee5}', '鱼'),
    ('\u{2ee6}', '鸟'),
    ('\u{2ee7}', '卤'),
    ('\u{2ee8}', '麦'),
    ('\u{2ee9}', '黄'),
    ('\u{2eec}', '齐'),
    ('\u{2eee}', '齿'),
    ('\u{2ef0}', '龙'),
];

/// The ideograph that a radical or a compatibility ideograph stands for.
pub(super) fn unified(c: char) -> Option<char> {
    let listed = RADICALS.iter().find(|(radical, _)| *radical == c);
    let listed = listed.map(|(_, ideograph)| *ideograph);
    listed.or_else(|| std::iter::once(c).nfkc().next().filter(|other| *other != c))
}

/// Other spellings of an alphabet's characters: every ideograph that OpenCC simplifies to one of
/// them, their Traditional forms, in Hong Kong and Taiwan too, and those of some words.
pub(super) fn spellings(alphabet: &[char]) -> Vec<(u16, u16)> {
    let converter = |config| OpenCC::from_config(config).ok();
    let simplified = converter(BuiltinConfig::T2s);
    let one = |converter: &Option<OpenCC>, c: char| {
        let converted = converter.as_ref()?.convert(c.encode_utf8(&mut [0; 4]));
        let mut characters = converted.chars();
        characters.next().filter(|_| characters.next().is_none())
    };
    // Where the alphabet has no simplified form, the first that is simplified to it stands for it.
    let mut forms: BTreeMap<char, usize> = BTreeMap::new();
    for (index, c) in alphabet.iter().enumerate() {
        forms
            .entry(one(&simplified, *c).unwrap_or(*c))
            .or_insert(index);
    }
    let own: BTreeMap<char, usize> = alphabet.iter().copied().zip(0..).collect();
    forms.extend(&own);
    let mut found: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    for c in ('\u{3400}'..='\u{9fff}').chain('\u{f900}'..='\u{faff}') {
        if let Some(index) = one(&simplified, c).and_then(|s| forms.get(&s))
            && own.get(&c) != Some(index)
        {
            found.entry(c).or_default().push(*index);
        }
    }
    for c in ('\u{2e80}'..='\u{2fdf}').chain('\u{f900}'..='\u{faff}') {
        let ideograph = unified(c).map(|c| one(&simplified, c).unwrap_or(c));
        if let Some(index) = ideograph.and_then(|ideograph| forms.get(&ideograph)) {
            let known = found.entry(c).or_default();
            if !known.contains(index) {
                known.push(*index);
            }
        }
    }
    let mut add = |spelling: char, index: usize| {
        // What is in the alphabet stands for itself before anything else.
        let known = found
            .entry(spelling)
            .or_insert_with(|| own.get(&spelling).copied().into_iter().collect());
        if !known.contains(&index) {
            known.push(index);
        }
    };
    for config in [BuiltinConfig::S2t, BuiltinConfig::S2hk, BuiltinConfig::S2tw] {
        let traditional = converter(config);
        for (index, c) in alphabet.iter().enumerate() {
            if let Some(spelling) = one(&traditional, *c).filter(|spelling| spelling != c) {
                add(spelling, index);
            }
        }
    }
    for (spelling, c) in IN_PHRASES {
        match (own.get(&c), own.get(&spelling)) {
            (Some(index), _) => add(spelling, *index),
            // A plan in Traditional characters.
            (None, Some(index)) => add(c, *index),
            (None, None) => {}
        }
    }
    let mut before = 0;
    let pairs = found.into_iter().flat_map(|(spelling, indices)| {
        let code = u16::try_from(u32::from(spelling)).ok();
        let indices = indices
            .into_iter()
            .map(move |index| Some((code?, index as u16)));
        indices.flatten()
    });
    let distances = pairs.map(|(code, index)| {
        let distance = code - before;
        before = code;
        (distance, index)
    });
    distances.collect()
}

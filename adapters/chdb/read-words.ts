const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Functions that work on values alone: they reach no file, no address, no other table, no program and no setting. */
export const ALLOWED_FUNCTIONS = words(`
	abs addDays addHours addMinutes addMonths addSeconds and any anyLast argMax argMin array arrayAll arrayAvg arrayConcat arrayCount arrayDistinct arrayElement
	arrayEnumerate arrayExists arrayFilter arrayFirst arrayFirstIndex arrayFlatten arrayIntersect arrayJoin arrayLast
	arrayMap arrayMax arrayMin arrayPushBack arrayPushFront arrayReduce arrayResize arrayReverse arrayReverseSort
	arraySlice arraySort arrayStringConcat arraySum arrayUniq arrayWithConstant arrayZip assumeNotNull avg
	bitAnd bitCount bitOr bitShiftLeft bitShiftRight bitTest bitXor
	cast ceil cityHash64 coalesce concat concatWithSeparator corr count countSubstrings covarPop
	dateDiff dateName date_diff date_trunc divide dense_rank
	empty endsWith equals erf exp extract extractAll
	floor formatDateTime fromUnixTimestamp64Micro fromUnixTimestamp64Milli fromUnixTimestamp64Nano
	generateSeries greater greaterOrEquals greatest group groupArray groupArraySorted groupArraySample groupBitOr
	groupUniqArray grouping
	has hasAll hasAny hasSubstr hasToken hex histogram
	if ifNotFinite ifNull ignore indexOf intDiv intDivOrZero interpolate intervalLengthSum isFinite isInfinite isNaN isNotNull isNull
	JSONExtract JSONExtractArrayRaw JSONExtractBool JSONExtractFloat JSONExtractInt JSONExtractKeys JSONExtractRaw
	JSONExtractString JSONExtractUInt JSONHas JSONLength JSONType
	lag lagInFrame last_value lead leadInFrame least leftPad length lengthUTF8 less lessOrEquals like ilike log log10
	log2 lower lowerUTF8
	map mapAdd mapConcat mapContains mapContainsKey mapFilter mapFromArrays mapKeys mapValues match max median min minus
	modulo multiIf multiply multiSearchAny multiSearchAnyCaseInsensitive multiSearchAnyCaseInsensitiveUTF8
	negate not notEmpty notEquals notIn notLike now now64 nullIf numbers
	or plus pow position positionCaseInsensitive positionCaseInsensitiveUTF8 positionUTF8
	quantile quantileExact quantileExactWeighted quantileTDigest quantileTiming quantiles quantilesExact quantilesExactWeighted quantilesTDigest quantilesTiming
	rand range rank regexpExtract reinterpretAsUInt128 reinterpretAsUInt64 repeat replace replaceAll replaceOne
	replaceRegexpAll replaceRegexpOne reverse right rightPad round roundBankers row_number
	sign sipHash64 splitByChar splitByString splitByNonAlpha sqrt startsWith stddevPop stddevSamp substring substringUTF8
	subtractDays subtractHours subtractMinutes sum sumMap
	throwIf timeSlot toBool toDate toDateTime toDateTime64 toDayOfWeek toFixedString toFloat32 toFloat64 toFloat64OrNull
	toFloat64OrZero toHour toInt128 toInt16 toInt32 toInt64 toInt64OrNull toInt64OrZero toInt8 toIntervalDay
	toIntervalHour toIntervalMinute toIntervalSecond toMinute toMonday toNullable toSecond toStartOfDay toStartOfFifteenMinutes
	toStartOfFiveMinutes toStartOfHour toStartOfInterval toStartOfMinute toString toTypeName toUInt128 toUInt16 toUInt32
	toUInt64 toUInt64OrNull toUInt64OrZero toUInt8 toUnixTimestamp toUnixTimestamp64Micro toUnixTimestamp64Milli
	toUnixTimestamp64Nano tokens topK transform trim trimBoth trimLeft trimRight trunc tuple tupleElement tupleConcat
	unhex uniq uniqCombined uniqExact uniqHLL12 upper upperUTF8 values varPop varSamp
`);

/** Endings that make one aggregate function of another. */
export const COMBINATORS: readonly string[] = [
	'If',
	'Array',
	'Map',
	'State',
	'Merge',
	'MergeState',
	'ForEach',
	'Distinct',
	'OrNull',
	'OrDefault',
	'SimpleState',
	'ArgMin',
	'ArgMax',
];

/** Types with parameters, as they stand in casts. */
export const ALLOWED_TYPES = words(`
	Array Map Tuple Nullable LowCardinality FixedString DateTime DateTime64 Decimal Decimal32 Decimal64 Decimal128
	Enum8 Enum16 AggregateFunction SimpleAggregateFunction Nested
`);

/** Words of the language after which a parenthesis may stand. */
export const WORDS_BEFORE_PAREN = words(`
	ALL AND ANY AS ASC BETWEEN BY CASE CUBE DESC DISTINCT ELSE EXCEPT EXISTS EXPLAIN FILTER FINAL FROM GROUP HAVING IN
	INNER INTERSECT INTERVAL JOIN LEFT LIKE ILIKE LIMIT NOT OFFSET ON OR ORDER OVER PARTITION PREWHERE RIGHT ROLLUP ROWS
	SAMPLE SELECT SETS THEN UNION USING VALUES WHEN WHERE WITH WITHIN
`);

// Evaluate measures how well the search answers questions that were judged by
// hand. From the root of the module:
//
//	go run ./index/evaluate                    # index/testdata/judgements.tsv, over the library's own cases
//	go run ./index/evaluate -misses            # and the questions whose first hit is wrong
//	go run ./index/evaluate -collection DIR    # a judged collection, or a folder of some
//
// A collection is a folder with docs.tsv.gz (id, lang, title, text), queries.tsv
// (id, lang, text) and qrels.tsv (query, document, grade). Its documents are made
// into practice notes in a temporary folder; nothing of it is kept.
//
// To tell a change from chance, keep the scores from before it and compare:
//
//	go run ./index/evaluate -collection DIR -save before.tsv
//	go run ./index/evaluate -collection DIR -against before.tsv
//
// All measures look at the first ten hits. success@k is the share of questions
// with an answer among the first k, MRR the mean of 1 / rank of the first answer,
// nDCG as trec_eval's ndcg_cut_10 with the grade for gain. Of the library's own
// questions a case with grade 2 is an answer; one with grade 1 counts in nDCG only.
package main
